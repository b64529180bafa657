/** Of this build, as the packages and the published document have it. */
export const version = '0.1.0';
