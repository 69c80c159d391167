/** Part of the build, not of the program: classes rewritten so that they start quickly. */
package directcalls;
