/** How long an access token opens doors. */
export const accessTokenSeconds = 15 * 60;
