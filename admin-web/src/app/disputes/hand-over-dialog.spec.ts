import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatOption, MatSelect } from '@angular/material/select';
import { Client } from '../session/client.ts';
import { Session } from '../session/session.ts';
import { HandOverDialog } from './hand-over-dialog.ts';

const admin = (id: string) => ({ id, fullName: `Admin ${id}` });

describe('handing a dispute over', () => {
  async function dialog(ids: readonly string[]) {
    const asked: object[] = [];
    const closedWith: unknown[] = [];
    const list = (query: object) => {
      asked.push(query);
      return { page: async () => ({ items: ids.map(admin), nextCursor: null }) };
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Client, useValue: { users: { list } } },
        { provide: Session, useValue: { user: () => ({ id: 'me', role: 'admin' }) } },
        { provide: MAT_DIALOG_DATA, useValue: { id: 'dispute-1', assigneeId: 'has-it' } },
        { provide: MatDialogRef, useValue: { close: (id: unknown) => closedWith.push(id) } },
      ],
    });
    const fixture = TestBed.createComponent(HandOverDialog);
    await fixture.whenStable();
    return { fixture, asked, closedWith };
  }

  it('offers the admins who can sign in, but for oneself and whoever has it, and hands back the chosen one', async () => {
    const { fixture, asked, closedWith } = await dialog(['me', 'has-it', 'other']);
    expect(asked).toEqual([expect.objectContaining({ role: 'admin', status: 'active' })]);
    const handOver = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].at(-1)!;
    handOver.click();
    expect(closedWith).toEqual([]);

    const found = fixture.debugElement.query(
      ({ componentInstance }) => componentInstance instanceof MatSelect,
    );
    const select = found.componentInstance as MatSelect;
    expect(select.options.map(({ value }: MatOption<string>) => value)).toEqual(['other']);
    found.triggerEventHandler('valueChange', 'other');
    await fixture.whenStable();
    handOver.click();
    expect(closedWith).toEqual(['other']);
  });

  it('says so where there is nobody else', async () => {
    const { fixture } = await dialog(['me', 'has-it']);
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toContain('No other administrator can take it.');
    expect(element.querySelector('mat-select')).toBeNull();
  });
});
