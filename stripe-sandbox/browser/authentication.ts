/** The bank's page: sends the patient's answer, then hands back to the page around it or goes where the partner wanted. */
import type { Authenticated } from './messages.ts';

const authenticated: Authenticated = 'stripe-sandbox-authenticated';
const form = document.querySelector('form')!;
const status = document.querySelector('[role=status]')!;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send((event.submitter as HTMLButtonElement).value);
});

// Closing the dialog around this page is a no. Its Escape key arrives where the focus is: there, or here.
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && window.parent !== window) {
    void send('failure');
  }
});
addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === window.parent && source !== window && data === 'cancel') {
    void send('failure');
  }
});

async function send(outcome: string): Promise<void> {
  form.querySelectorAll('button').forEach((button) => (button.disabled = true));
  status.textContent = 'One moment …';
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome }),
  });
  const { returnUrl } = (await answer.json()) as { returnUrl?: string | null };
  if (window.parent !== window) {
    window.parent.postMessage(authenticated, '*');
  } else if (returnUrl) {
    location.assign(returnUrl);
  } else {
    status.textContent = answer.ok
      ? 'Done. You may close this page.'
      : 'This payment no longer waits for an authentication.';
  }
}
