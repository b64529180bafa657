import { DestroyRef, Injectable, effect, inject, signal } from '@angular/core';
import type { components } from '@smartmedconnect/sdk';
import { Connection } from '../ui/connection.ts';
import { inSight } from '../ui/in-sight.ts';
import { Client } from './client.ts';
import { Session } from './session.ts';

export type Topic = components['schemas']['NewsTopic'];

/** What a screen wants to hear of: topics, and one record of them where it shows only one. */
export interface Interest {
  readonly topics: readonly Topic[];
  readonly id?: () => string;
}

interface Follower extends Interest {
  readonly changed: () => void;
}

/** News of an import come by the dozen: a screen is told of them together. */
const gatherMs = 400;

/** Whoever looks elsewhere for a moment comes back to the same stream. */
const graceMs = 10_000;

/**
 * News from the server, in one stream for the whole portal as long as somebody is signed in and looks at it. A screen that is told
 * reads again what it shows; it is told nothing while nobody looks at it, and once when somebody does again.
 *
 * Over HTTP/1.1 a browser has six connections to a host for all of its windows: were the windows out of sight to keep their streams,
 * six of them would leave none for anything else. More than five in sight at once still do that, each until another is covered; over
 * HTTP/2, as a proxy in front of the server speaks it, there is no such end.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly #news = inject(Client).news;
  readonly #connection = inject(Connection);
  readonly #user = inject(Session).user;
  readonly #followers = signal<readonly Follower[]>([]);
  readonly #inSight = inSight(graceMs);
  #mayHaveMissed = false;

  constructor() {
    effect((onCleanup) => {
      if (this.#user() === undefined) return;
      if (!this.#inSight()) {
        this.#mayHaveMissed = true;
        return;
      }
      const stop = new AbortController();
      void this.#listen(stop.signal);
      onCleanup(() => {
        stop.abort();
        this.#connection.live.set(undefined);
      });
    });
    effect(() => this.#connection.isFollowed.set(this.#followers().length > 0));
  }

  /** Calls `changed` after news of interest, until whoever calls this is gone; the call stands where something is injected. */
  follow(interest: Interest, changed: () => void): void {
    const told = gathered(changed);
    const follower = { ...interest, changed: told.soon };
    this.#followers.update((all) => [...all, follower]);
    inject(DestroyRef).onDestroy(() => {
      told.never();
      this.#followers.update((all) => all.filter((one) => one !== follower));
    });
  }

  async #listen(signal: AbortSignal): Promise<void> {
    // What an ended stream still says is not said of the next one.
    const say = (connected: boolean | undefined) => {
      if (signal.aborted) return;
      this.#connection.live.set(connected);
      if (connected === true && this.#mayHaveMissed) {
        this.#mayHaveMissed = false;
        for (const { changed } of this.#followers()) changed();
      }
    };
    try {
      for await (const news of this.#news.stream({ signal, onConnection: say })) {
        for (const { topics, id, changed } of this.#followers()) {
          const concerns = news.type === 'reload' || ('topic' in news && topics.includes(news.topic));
          if (concerns && (id === undefined || !('id' in news) || mentions(news, id()))) changed();
        }
      }
    } catch {
      // Signed out elsewhere, or not allowed to hear: the screens are as they were before there was news.
    }
    say(undefined);
  }
}

function mentions(
  { id, appointmentId }: { id: string; appointmentId: string | null },
  shown: string,
): boolean {
  return id === shown || appointmentId === shown;
}

/** One call for all that come close together, made only while the page is in sight. */
function gathered(call: () => void): { soon: () => void; never: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waits = false;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      waits = document.hidden;
      if (!waits) call();
    }, gatherMs);
  };
  const looked = () => {
    if (waits && !document.hidden) soon();
  };
  document.addEventListener('visibilitychange', looked);
  const never = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', looked);
  };
  return { soon, never };
}
