import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { keyOf, Keys } from './keys.ts';

const pressed: string[] = [];

@Component({ template: '<input /><button></button>' })
class Screen {
  constructor() {
    inject(Keys).use({ key: 'j', does: 'next', run: () => pressed.push('j') });
  }
}

function press(target: Element, init: KeyboardEventInit): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

describe('single keys', () => {
  beforeEach(() => {
    pressed.length = 0;
    localStorage.clear();
  });

  const screen = () => {
    const fixture = TestBed.createComponent(Screen);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    return { fixture, button: element.querySelector('button')!, field: element.querySelector('input')! };
  };

  it('work on their screen, and no longer once it is left', () => {
    const { fixture, button } = screen();
    press(button, { key: 'j' });
    expect(TestBed.inject(Keys).all()).toHaveLength(1);
    fixture.destroy();
    press(document.body, { key: 'j' });
    expect(pressed).toEqual(['j']);
    expect(TestBed.inject(Keys).all()).toEqual([]);
  });

  it('are letters where somebody types, and nothing together with other keys', () => {
    const { button, field } = screen();
    press(field, { key: 'j' });
    press(button, { key: 'j', ctrlKey: true });
    press(button, { key: 'j', metaKey: true });
    expect(pressed).toEqual([]);
  });

  it('stay silent while a dialog is open', () => {
    const { button } = screen();
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    press(button, { key: 'j' });
    dialog.remove();
    expect(pressed).toEqual([]);
  });

  it('can be switched off on this device', () => {
    const { button } = screen();
    TestBed.inject(Keys).on.set('no');
    press(button, { key: 'j' });
    expect(pressed).toEqual([]);
    expect(localStorage.getItem('smc.keys')).toBe('no');
  });

  it.each([
    [{ key: 'j', code: 'KeyJ', shiftKey: false }, 'j'],
    [{ key: 'ت', code: 'KeyJ', shiftKey: false }, 'j'],
    [{ key: 'र', code: 'KeyJ', shiftKey: false }, 'j'],
    [{ key: '؟', code: 'Slash', shiftKey: true }, '?'],
    [{ key: 'Enter', code: 'Enter', shiftKey: false }, 'Enter'],
  ])('%j is %s on any keyboard', (event, key) => {
    expect(keyOf(event)).toBe(key);
  });
});
