/** The Message Query Language: read, checked, formatted,
        compiled and evaluated. It knows nothing of mail: types and functions are given to it. */
@NullMarked
package dev.cordon.mql;

import org.jspecify.annotations.NullMarked;
