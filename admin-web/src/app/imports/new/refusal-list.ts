import { Component, input } from '@angular/core';
import { CountPipe } from '../../ui/count.ts';
import type { RefusalGroup } from './refusals.ts';

/** Why rows were refused: a group for each reason, which opens to its rows. */
@Component({
  selector: 'smc-refusal-list',
  imports: [CountPipe],
  templateUrl: './refusal-list.html',
  styleUrl: './refusal-list.scss',
})
export class RefusalList {
  readonly groups = input.required<readonly RefusalGroup[]>();
}
