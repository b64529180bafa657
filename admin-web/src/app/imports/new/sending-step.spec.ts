import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ImportJob, JobState } from './import-job.ts';
import { SendingStep } from './sending-step.ts';

@Component({
  imports: [SendingStep],
  template: `<smc-sending-step [job]="job" (stopped)="stopped = stopped + 1" />`,
})
class Screen {
  readonly state = signal<JobState>('running');
  readonly runId = signal<string | undefined>(undefined);
  readonly job = {
    mode: 'apply',
    state: this.state,
    runId: this.runId,
    failure: () => undefined,
    progress: () => undefined,
  } as unknown as ImportJob;
  stopped = 0;
}

describe('a file on its way', () => {
  it.each<[JobState, string | undefined, boolean]>([
    ['running', 'run-1', false],
    ['paused', 'run-1', true],
    ['failed', 'run-1', true],
    ['paused', undefined, false],
  ])('that is %s as %s can be stopped for good: %s', async (state, runId, canBe) => {
    const fixture = TestBed.createComponent(Screen);
    fixture.componentInstance.state.set(state);
    fixture.componentInstance.runId.set(runId);
    await fixture.whenStable();
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    const stop = buttons.find((button) => button.textContent.trim() === 'Stop for good…');
    expect(stop !== undefined).toBe(canBe);
    stop?.click();
    expect(fixture.componentInstance.stopped).toBe(canBe ? 1 : 0);
  });
});
