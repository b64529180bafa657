import { Component, ElementRef, input, viewChild } from '@angular/core';
import { Icon, type IconName } from './icon.ts';

let count = 0;
const gapPx = 4;
const edgePx = 8;

/** A button that drops a small panel. The browser opens and closes it (Escape, a click elsewhere) and says which it is. */
@Component({
  selector: 'smc-drop',
  imports: [Icon],
  template: `
    <button #opener class="opener" type="button" [attr.popovertarget]="id">
      <smc-icon [name]="icon()" />
      <span>{{ label() }}</span>
    </button>
    <div
      #panel
      popover
      tabindex="-1"
      autofocus
      class="dropped"
      role="group"
      [id]="id"
      [attr.aria-label]="label()"
      (beforetoggle)="place()"
    >
      <ng-content />
    </div>
  `,
  styleUrl: './drop.scss',
})
export class Drop {
  readonly label = input.required<string>();
  readonly icon = input.required<IconName>();

  protected readonly opener = viewChild.required<ElementRef<HTMLElement>>('opener');
  protected readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  protected readonly id = `smc-drop-${(count += 1)}`;

  close(): void {
    this.panel().nativeElement.hidePopover();
  }

  /** Below its button and flush with its end, as far as the window has room. */
  protected place(): void {
    const { bottom, left, right } = this.opener().nativeElement.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const { style } = this.panel().nativeElement;
    const fromEnd =
      getComputedStyle(this.opener().nativeElement).direction === 'rtl' ? left : clientWidth - right;
    const room = clientWidth - Math.min(panelWidthPx, clientWidth - 2 * edgePx) - edgePx;
    style.insetBlockStart = `${bottom + gapPx}px`;
    style.insetInlineEnd = `${Math.max(edgePx, Math.min(fromEnd, room))}px`;
  }
}

/** As drop.scss has it. */
const panelWidthPx = 320;
