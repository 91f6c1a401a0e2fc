/** The label that says how large an image is unpacked, in bytes: nothing else in a manifest or config does. */
export const UNPACKED_LABEL = 'gantry.unpacked-size'
