import { Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { FieldSpec } from '@smartmedconnect/sdk/imports';

/** Several columns of a file that make one of ours: in their order, with what stands between them. */
@Component({
  selector: 'smc-joined-columns',
  imports: [MatFormField, MatIconButton, MatInput, MatLabel],
  template: `
    <ol>
      @for (name of spec().columns; track name) {
        <li>
          {{ name }}
          <button matIconButton type="button" [attr.aria-label]="awayLabelOf(name)" (click)="remove(name)">
            <span aria-hidden="true">×</span>
          </button>
        </li>
      }
    </ol>
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label i18n>Add a column</mat-label>
      <select #box matNativeControl (change)="add(box)">
        <option value=""></option>
        @for (option of options(); track option.value) {
          <option [value]="option.name">{{ option.name }}</option>
        }
      </select>
    </mat-form-field>
    @if (!isList()) {
      <mat-form-field class="short" appearance="outline" subscriptSizing="dynamic" floatLabel="always">
        <mat-label i18n>Between them</mat-label>
        <input
          #between
          matInput
          autocomplete="off"
          [value]="spec().separator ?? ' '"
          (change)="changed.emit({ ...spec(), separator: between.value })"
        />
      </mat-form-field>
      <label class="check">
        <input
          #all
          type="checkbox"
          [checked]="spec().complete ?? false"
          (change)="changed.emit({ ...spec(), complete: all.checked })"
        />
        <ng-container i18n>only when all are filled</ng-container>
      </label>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
    }

    ol {
      display: flex;
      flex-wrap: wrap;
      padding: 0;
      margin: 0;
      gap: 0.5rem;
      list-style: none;

      &:empty {
        display: none;
      }
    }

    li {
      display: flex;
      align-items: center;
      border: 1px solid var(--smc-line);
      border-radius: 0.5rem;
      overflow-wrap: anywhere;
      padding-inline-start: 0.75rem;
    }

    .short {
      width: 8rem;
    }
  `,
})
export class JoinedColumns {
  readonly spec = input.required<FieldSpec>();
  readonly options = input.required<readonly { value: string; name: string }[]>();
  /** In a list each column adds entries of its own: nothing stands between them. */
  readonly isList = input.required<boolean>();
  readonly changed = output<FieldSpec>();

  protected awayLabelOf(name: string): string {
    return $localize`Take ${name}:column: away`;
  }

  protected add(box: HTMLSelectElement): void {
    const { columns = [] } = this.spec();
    if (box.value !== '' && !columns.includes(box.value)) {
      this.changed.emit({ ...this.spec(), columns: [...columns, box.value] });
    }
    box.value = '';
  }

  protected remove(name: string): void {
    const { columns = [] } = this.spec();
    this.changed.emit({ ...this.spec(), columns: columns.filter((one) => one !== name) });
  }
}
