import { Clock } from '../src/platform/clock/clock.ts';

/** A clock that stands until a test moves it. */
export class FixedClock extends Clock {
  constructor(private instant = new Date('2026-12-01T06:00:00.000Z')) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }): void {
    this.instant = new Date(
      this.instant.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000,
    );
  }
}
