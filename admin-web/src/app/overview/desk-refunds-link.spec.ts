import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Client } from '../session/client.ts';
import { DeskRefundsLink } from './desk-refunds-link.ts';

describe('what a desk still has to hand out', () => {
  it.each([
    [0, null, 'No refund to hand out at the desk'],
    [1, null, 'One refund to hand out at the desk'],
    [7, null, '7 refunds to hand out at the desk'],
    [100, 'further', 'To be handed out at the desk: more than 100 refunds'],
  ])('is counted on the overview, and leads to the list: %d', async (count, nextCursor, words) => {
    const asked: object[] = [];
    const list = (query: object) => {
      asked.push(query);
      return { page: async () => ({ items: Array.from({ length: count }), nextCursor }) };
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: Client, useValue: { refunds: { list } } }],
    });
    const fixture = TestBed.createComponent(DeskRefundsLink);
    fixture.componentRef.setInput('hospital', '0198');
    await fixture.whenStable();
    const link = (fixture.nativeElement as HTMLElement).querySelector('a')!;
    expect(asked).toEqual([{ channel: 'desk', status: 'pending', limit: 100, hospitalId: '0198' }]);
    expect(link.textContent.trim()).toBe(words);
    expect(link.getAttribute('href')).toBe('/payments/refunds?channel=desk&status=pending&hospital=0198');
  });
});
