/** An application as one page of HTML, and as the Markdown of a comment. */
@NullMarked
package dev.cumulusc.report.page;

import org.jspecify.annotations.NullMarked;
