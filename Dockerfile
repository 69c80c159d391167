# cumulusc in an image: `./mvnw package` makes what it takes, `docker build -t cumulusc .` the image, and
#
#   docker run --rm -v "$PWD:/app" cumulusc compile
#
# runs it in the current folder. Git is for what compares with revisions.
FROM eclipse-temurin:17-jre-noble

# The versions of packages are those of the base image's release.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'

ADD target/cumulusc-*.tar.gz /opt/

# The archive of classes is made here, for the Java of the image.
RUN ln -s /opt/cumulusc-*/bin/cumulusc /usr/local/bin/cumulusc \
  && CUMULUSC_ARCHIVE="make" cumulusc --version

USER 1000
WORKDIR /app
ENTRYPOINT ["cumulusc"]
