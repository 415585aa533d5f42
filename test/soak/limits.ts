/** How old a page may be at the most. */
export const LONGEST_LAG_S = 5;

export const MOST_MEMORY_MB = 900;

/**
 * Some 400 bytes of every write, at a hundred writes a second. What may grow is what a year needs: the registers of
 * an office hold about a kilobyte for each number that they gave.
 */
export const MOST_GROWTH_MB_PER_MINUTE = 3;

/** Minutes of garbage collection hide a small leak; from here on the line through them can be told. */
export const LONG_ENOUGH_FOR_GROWTH_S = 600;
