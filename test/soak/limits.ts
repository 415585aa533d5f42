/** How old a page may be at the most. */
export const LONGEST_LAG_S = 5;

/** Of the whole process, garbage and all. */
export const MOST_MEMORY_MB = 900;

/**
 * Bytes that a write may leave behind in what the threads hold. What has to grow is the year's register, 0.1 kB for
 * every third write here, which opens a case. Half an hour told 18, give or take 8.
 */
export const MOST_HELD_PER_WRITE = 70;

/** Bytes that a write may leave behind outside of the heaps: nothing has to, but what is there moves by some MB. */
export const MOST_OUTSIDE_PER_WRITE = 100;

/** So long it takes until caches are full, and then enough writes to tell growth by. */
export const LONG_ENOUGH_FOR_GROWTH_S = 1_800;
