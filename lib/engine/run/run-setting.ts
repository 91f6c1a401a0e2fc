/**
 * The values of GANTRY_RUN, which says how images run. `auto`: through the Docker API, else through bubblewrap on
 * Linux, else not at all: then responses are simulated.
 */
export const RUN_SETTINGS = ['auto', 'docker', 'bubblewrap', 'simulated'] as const

/** One of `RUN_SETTINGS`. */
export type RunSetting = (typeof RUN_SETTINGS)[number]
