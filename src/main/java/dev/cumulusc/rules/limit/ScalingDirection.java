package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.Located;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.List;
import java.util.Locale;

/** Finds a cluster that grows where it should shrink, or shrinks where it should grow. */
public final class ScalingDirection implements DeploymentRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5186",
              "scaling-direction",
              "A cluster grows where it should shrink, or shrinks where it should grow.")
          .because(
              "What is positive is added to the instances that there are, and what is negative is"
                  + " taken away. A cluster that grows when it is idle grows to its maximum.")
          .fixedBy(
              "Write a negative number as `scaleInAdjustmentPercent`, and a positive one as"
                  + " `scaleOutAdjustmentPercent`.")
          .accordingTo(Authority.aws("autoscaling/ec2/APIReference/API_StepAdjustment.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    context
        .deployment()
        .ecs()
        .map(EcsCluster::scaling)
        .filter(EcsCluster.StepScaling.class::isInstance)
        .map(EcsCluster.StepScaling.class::cast)
        .ifPresent(
            scaling -> {
              Located<Integer> in = scaling.inAdjustment();
              if (in.value() > 0) {
                report("scaleInAdjustmentPercent", in, "grows", "below", out);
              }
              Located<Integer> outwards = scaling.outAdjustment();
              if (outwards.value() < 0) {
                report("scaleOutAdjustmentPercent", outwards, "shrinks", "above", out);
              }
            });
  }

  private static void report(
      String key, Located<Integer> adjustment, String does, String side, Diagnostics out) {
    out.report(
        INFO,
        adjustment.origin(),
        String.format(
            Locale.ROOT,
            "`%s` is %,d, so that the cluster %s when its reservation is %s the threshold.",
            key,
            adjustment.value(),
            does,
            side),
        String.format(Locale.ROOT, "Write %d.", -(long) adjustment.value()));
  }
}
