import type { Page } from 'playwright-core';
import { demoPassword } from './server.ts';

/** Fills in the sign-in that stands on the screen. */
export async function signInAs(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Goes to an area by the navigation, which is in a drawer where there is no room for it. */
export async function goTo(page: Page, area: string): Promise<void> {
  const menu = page.getByRole('button', { name: 'Menu', exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: area, exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('[popovertarget="smc-account"]').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** By a part of its name, as somebody does who sees many. */
export async function chooseHospital(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Hospital' }).fill(name);
  await page.getByRole('option', { name }).click();
}
