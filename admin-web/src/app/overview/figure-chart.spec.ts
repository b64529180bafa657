import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';

jest.unstable_mockModule('./chart-canvas.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
const { FigureChart } = await import('./figure-chart.ts');

describe('a chart whose drawing cannot be loaded', () => {
  it('shows its figures as a table instead of nothing', async () => {
    Object.defineProperty(window, 'matchMedia', { value: () => new EventTarget(), configurable: true });
    const fixture = TestBed.createComponent(FigureChart);
    fixture.componentRef.setInput('name', 'Visits by day');
    fixture.componentRef.setInput('place', 'Day');
    fixture.componentRef.setInput('chart', {
      labels: ['26 Nov'],
      series: [{ label: 'Booked', values: [7], tone: 'main' }],
    });
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    await import('./chart-canvas.ts').catch(() => undefined);
    await fixture.whenStable();
    expect(element.querySelector('details')!.open).toBe(true);
    expect(element.querySelector<HTMLElement>('.picture')!.hidden).toBe(true);
    expect(element.querySelector('td')!.textContent).toBe('7');
  });
});
