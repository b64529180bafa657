import { Component, input, output, signal } from '@angular/core';
import type { InputFault } from '@smartmedconnect/sdk/imports';
import { FaultNote } from './fault-note.ts';

/** Where a file is dropped, or chosen with mouse, keys or voice: the label is the button, the input under it has the focus. */
@Component({
  selector: 'smc-choose-file',
  imports: [FaultNote],
  templateUrl: './choose-file.html',
  styleUrl: './choose-file.scss',
  host: {
    // A file let go beside the field would make the browser leave the page for it.
    '(document:dragover)': 'dragOver($event)',
    '(document:dragleave)': 'dragLeave($event)',
    '(document:drop)': 'drop($event)',
  },
})
export class ChooseFile {
  readonly faults = input.required<readonly InputFault[]>();
  readonly reading = input(false);
  readonly chosen = output<File>();

  protected readonly isOver = signal(false);
  protected readonly tooMany = signal(false);

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(event.dataTransfer?.types.includes('Files') ?? false);
  }

  protected dragLeave(event: DragEvent): void {
    // Only leaving the window counts; from one element to the next there is an element it goes to.
    if (event.relatedTarget === null) this.isOver.set(false);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    this.#take(event.dataTransfer?.files);
  }

  protected pick(box: HTMLInputElement): void {
    this.#take(box.files);
    // The same file chosen again after a correction is news, too.
    box.value = '';
  }

  #take(files: FileList | null | undefined): void {
    const [file] = files ?? [];
    if (file === undefined || this.reading()) return;
    this.tooMany.set((files?.length ?? 0) > 1);
    if (!this.tooMany()) this.chosen.emit(file);
  }
}
