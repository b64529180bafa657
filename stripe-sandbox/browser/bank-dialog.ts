import { origin } from './frame-line.ts';
import type { Authenticated } from './messages.ts';

const authenticated: Authenticated = 'stripe-sandbox-authenticated';

/** The bank's page over this one, until the patient has answered it; closing it is an answer too. */
export function showAuthentication(address: string): Promise<void> {
  const dialog = document.createElement('dialog');
  const frame = document.createElement('iframe');
  frame.title = 'Authentication by your bank';
  frame.src = address;
  Object.assign(frame.style, { border: '0', width: '100%', height: '100%', display: 'block' });
  const size = { width: 'min(28rem, 92vw)', height: 'min(23rem, 80vh)' };
  Object.assign(dialog.style, {
    ...size,
    padding: '0',
    border: '0',
    borderRadius: '12px',
    overflow: 'hidden',
    outline: 'none',
  });
  dialog.setAttribute('aria-label', frame.title);
  dialog.tabIndex = -1;
  dialog.append(frame);
  document.body.append(dialog);
  return new Promise((done) => {
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      if (source === frame.contentWindow && data === authenticated) {
        removeEventListener('message', listen);
        dialog.remove();
        done();
      }
    };
    addEventListener('message', listen);
    let isClosed = false;
    const close = () => {
      isClosed = true;
      frame.contentWindow?.postMessage('cancel', origin);
    };
    // Whoever closes it before the bank's page can listen has closed it all the same: until then the keyboard is here.
    frame.addEventListener('load', () => (isClosed ? close() : frame.focus()));
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close();
    });
    // A second Escape in a row asks nobody.
    dialog.addEventListener('close', close);
    dialog.showModal();
    dialog.focus();
  });
}
