import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute } from '@angular/router';
import { recordTitle } from './record-title.ts';

const shown = signal<string | undefined>(undefined);

@Component({ template: '' })
class Screen {
  constructor() {
    recordTitle(shown);
  }
}

describe('the title of a record', () => {
  it('names it as soon as it is read', async () => {
    TestBed.configureTestingModule({
      providers: [{ provide: ActivatedRoute, useValue: { snapshot: { title: 'Appointment' } } }],
    });
    const title = TestBed.inject(Title);
    title.setTitle('Appointment · SmartMedConnect');
    const fixture = TestBed.createComponent(Screen);
    await fixture.whenStable();
    expect(title.getTitle()).toBe('Appointment · SmartMedConnect');
    shown.set('7K3Q-M0XA');
    await fixture.whenStable();
    expect(title.getTitle()).toBe('7K3Q-M0XA · Appointment · SmartMedConnect');
  });
});
