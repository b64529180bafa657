import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Ask } from './ask.ts';
import { FormFaults } from './form-faults.ts';
import { Languages } from './languages.ts';
import { Leave } from './leave.ts';

@Component({
  imports: [FormFaults, Languages],
  template: `
    <smc-languages />
    <form [smcFaults]="undefined"><input /></form>
  `,
})
class Page {}

describe('going on in another language', () => {
  let asked: string[];
  let left: string[];

  const screen = async (answer: boolean) => {
    asked = [];
    left = [];
    const whether = async ({ title }: { title: string }) => {
      asked.push(title);
      return answer;
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Ask, useValue: { whether } },
        { provide: Leave, useValue: (address: string) => left.push(address) },
      ],
    });
    const fixture = TestBed.createComponent(Page);
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const happens = (name: string) =>
      element.querySelector('input, form')!.dispatchEvent(new Event(name, { bubbles: true }));
    /** Whether the browser goes where the link leads. */
    const choose = async () => {
      const link = element.querySelector<HTMLElement>('[hreflang="hi"]')!;
      // There is nowhere to go here.
      link.removeAttribute('href');
      const gone = link.dispatchEvent(new Event('click', { bubbles: true, cancelable: true }));
      await fixture.whenStable();
      return gone;
    };
    return { happens, choose };
  };

  it('asks nothing while nothing is typed, or what was typed is sent', async () => {
    const { happens, choose } = await screen(false);
    expect(await choose()).toBe(true);
    happens('input');
    happens('submit');
    expect(await choose()).toBe(true);
    happens('input');
    happens('reset');
    expect(await choose()).toBe(true);
    expect(asked).toEqual([]);
  });

  it('asks before what is typed would be lost, and stays when that is not meant', async () => {
    const { happens, choose } = await screen(false);
    happens('input');
    expect(await choose()).toBe(false);
    expect(asked).toEqual(['Change the language?']);
    expect(left).toEqual([]);
  });

  it('goes when it is meant', async () => {
    const { happens, choose } = await screen(true);
    happens('input');
    await choose();
    expect(left).toEqual([expect.stringMatching(/hi\//)]);
  });
});
