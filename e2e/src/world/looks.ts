import type { BrowserContextOptions } from 'playwright-core';

/** Nothing moves: what still fades in would be judged by colours it does not have. */
const still = { reducedMotion: 'reduce', colorScheme: 'light' } as const;
const wide = { width: 1280, height: 800 };

export const light: BrowserContextOptions = { ...still, viewport: wide };

/** How a screen is looked at. */
export const looks: Record<string, BrowserContextOptions> = {
  light,
  dark: { ...still, colorScheme: 'dark', viewport: wide },
  phone: { ...still, viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true },
};

/** A journey is made in a wide window and on a phone; every screen by itself is looked at in the dark and in other languages too. */
export const sizes: Record<string, BrowserContextOptions> = { light, phone: looks['phone']! };

/** The wide screen of somebody who has made everything twice as large. */
export const zoomed: BrowserContextOptions = {
  ...still,
  viewport: { width: wide.width / 2, height: wide.height / 2 },
  deviceScaleFactor: 2,
};
