/** One event as the standard hands it to a listener. */
export interface ServerSentEvent {
  type: string;
  data: string;
  lastEventId: string;
}

/**
 * Reads server-sent events out of text that comes in pieces, cut anywhere: the parsing of WHATWG HTML, section 9.2.6
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 */
export class EventParser {
  /** Where the stream stands: what to send as `Last-Event-ID` when it breaks off. */
  lastEventId: string;
  /** How long the server asks to wait before coming back. */
  retryMs: number | undefined;
  private line = '';
  private afterReturn = false;
  private id: string;
  private type = '';
  private data = '';

  constructor(lastEventId = '') {
    this.lastEventId = lastEventId;
    this.id = lastEventId;
  }

  *push(text: string): Generator<ServerSentEvent, void, undefined> {
    // The two halves of a CR LF may come in two pieces, and are one end of a line.
    const piece = this.afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') this.afterReturn = text.endsWith('\r');
    const lines = (this.line + piece).split(/\r\n|\r|\n/);
    this.line = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        this.take(line);
        continue;
      }
      const event = this.dispatch();
      if (event) yield event;
    }
  }

  private take(line: string): void {
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') this.data += `${value}\n`;
    else if (field === 'event') this.type = value;
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'retry' && /^[0-9]+$/.test(value)) this.retryMs = Number(value);
  }

  private dispatch(): ServerSentEvent | undefined {
    const { data, type } = this;
    this.lastEventId = this.id;
    this.data = '';
    this.type = '';
    return data === ''
      ? undefined
      : { type: type || 'message', data: data.slice(0, -1), lastEventId: this.id };
  }
}
