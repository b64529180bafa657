import { forgetOldSteps, reachedStep, reachStep } from './reached-steps.ts';

/** How far a session has come: its newest refresh token, or none once it is over, and how many there have been. */
export interface Place {
  readonly token: string | undefined;
  readonly step: number;
}

/** What windows say to each other: where they are, or that they want to know it. */
type Said = Place | 'where are you?';

/** How long a window waits for those who may be further. */
const patienceMs = 500;

/** To the client it is as if the server had refused the token, which it would have, and more. */
class GoneOn extends Error {
  readonly status = 401;
}

/**
 * The windows that go on with one session. Whoever duplicates a tab, or brings back one that was closed, has its refresh token twice, and
 * the server takes the second use of one for theft. So they renew one at a time, each with the newest token, and tell each other the next.
 * One that is behind and finds nobody to ask does not use what it has: somebody signs in anew there, and the session goes on elsewhere.
 * The name they meet under is drawn by chance and stands in what was copied, so that windows of other sessions do not hear them.
 */
export class SessionWindows {
  readonly #lock: string;
  readonly #place: () => Place;
  readonly #channel: BroadcastChannel;
  readonly #here: Promise<void>;
  #heard: () => void = () => undefined;
  #leave: () => void = () => undefined;

  constructor(
    readonly name: string,
    place: () => Place,
    moved: (place: Place) => void,
  ) {
    this.#lock = `smc.session.${name}`;
    this.#place = place;
    this.#channel = new BroadcastChannel(this.#lock);
    this.#channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data === 'where are you?') {
        this.tell();
        return;
      }
      if (data.step > place().step) moved(data);
      this.#heard();
    };
    this.#here = this.#stay();
    forgetOldSteps();
  }

  tell(): void {
    reachStep(this.name, this.#place().step);
    this.#channel.postMessage(this.#place());
  }

  /**
   * Runs while no other window of the session does the like, and knows what they know.
   *
   * @throws {GoneOn} when others were further, and none of them is there any more
   */
  async alone<T>(call: () => Promise<T>): Promise<T> {
    return navigator.locks.request(`${this.#lock}.renewal`, async () => {
      await this.#catchUp();
      if (this.#place().step < reachedStep(this.name))
        throw new GoneOn('Others have gone on with the session.');
      return call();
    });
  }

  close(): void {
    this.#channel.close();
    this.#leave();
  }

  async #catchUp(): Promise<void> {
    await this.#here;
    const { held = [] } = await navigator.locks.query();
    if (held.filter(({ name }) => name === this.#lock).length < 2) return;
    await new Promise<void>((resolve) => {
      this.#heard = resolve;
      setTimeout(resolve, patienceMs);
      this.#channel.postMessage('where are you?' satisfies Said);
    });
  }

  /** A lock that all hold: others see by it that there is somebody to ask, and a browser lets nobody who holds one fall asleep. */
  #stay(): Promise<void> {
    return new Promise((here) => {
      const whileOpen = () => {
        here();
        return new Promise<void>((resolve) => (this.#leave = resolve));
      };
      void navigator.locks.request(this.#lock, { mode: 'shared' }, whileOpen);
    });
  }
}
