import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { InputFault } from '@smartmedconnect/sdk/imports';
import { saveFile } from '../../ui/save-file.ts';
import { FaultNote } from './fault-note.ts';
import { faultsIn } from './faults-in.ts';
import { ImportPlan } from './import-plan.ts';
import { mappingText, readMappingText } from './mapping-file.ts';
import type { ShippedMapping } from './shipped-mappings.ts';
import { repeatLabels } from './words.ts';

const repeats = ['send', 'same', 'first', 'refuse'] as const;

/** Where the mapping came from, another one instead, and keeping it; and what holds for the file as a whole. */
@Component({
  selector: 'smc-mapping-tools',
  imports: [FaultNote, MatButton, MatFormField, MatInput, MatLabel],
  templateUrl: './mapping-tools.html',
  styleUrl: './mapping-tools.scss',
})
export class MappingTools {
  protected readonly plan = inject(ImportPlan);
  protected readonly faults = signal<readonly InputFault[]>([]);
  protected readonly repeats = repeats;
  protected readonly repeatLabels = repeatLabels;
  protected readonly rules = computed(
    () => this.plan.mapping().skip.length + this.plan.mapping().refuse.length,
  );

  protected use({ mapping }: ShippedMapping): void {
    this.plan.choose(mapping, 'shipped');
  }

  protected repeat(way: string): void {
    const repeat = repeats.find((one) => one === way) ?? 'send';
    this.plan.choose({ ...this.plan.mapping(), repeat }, 'hand');
  }

  protected empty(words: string): void {
    const empty = words
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    this.plan.choose({ ...this.plan.mapping(), empty }, 'hand');
  }

  protected async load(box: HTMLInputElement): Promise<void> {
    const [file] = box.files ?? [];
    box.value = '';
    if (file === undefined) return;
    this.faults.set([]);
    try {
      this.plan.choose(await readMappingText(await file.text(), file.name), 'file');
    } catch (error) {
      this.faults.set(faultsIn(error));
    }
  }

  protected async keep(): Promise<void> {
    saveFile(
      new Blob([await mappingText(this.plan.mapping())], { type: 'application/yaml' }),
      'mapping.yaml',
    );
  }
}
