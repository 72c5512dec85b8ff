import type { Params, Text } from './text.ts';

/** The business says no. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: Text;
  readonly params: Params;
  /** Which input each part of the refusal is about, for forms and import reports. */
  readonly fields: readonly FieldRefusal[];

  constructor(definition: RefusalDefinition, params: Params = {}, fields: readonly FieldRefusal[] = []) {
    super(definition.code);
    this.name = 'Refusal';
    this.code = definition.code;
    this.status = definition.status;
    this.text = definition.text;
    this.params = params;
    this.fields = fields;
  }
}

export type FieldRefusal = { readonly path: string; readonly text: Text; readonly params?: Params };
export type RefusalDefinition = { readonly code: string; readonly status: number; readonly text: Text };

type Written = Readonly<Record<string, { readonly status?: number; readonly zh: string; readonly en: string }>>;

/**
 * A module's refusals: code → what is wrong and what to do, in each language. Default status 409.
 * `const no = defineRefusals('cases', { 'already-closed': { zh: '…', en: '…' } }); throw no('already-closed', { number })`
 */
export function defineRefusals<const W extends Written>(module: string, written: W) {
  const refuse = (name: keyof W & string, params: Params = {}, fields: readonly FieldRefusal[] = []): Refusal => {
    const { status = 409, zh, en } = written[name] as { status?: number; zh: string; en: string };
    return new Refusal({ code: `${module}.${name}`, status, text: { zh, en } }, params, fields);
  };
  return Object.assign(refuse, { codes: Object.keys(written).map((name) => `${module}.${name}`), written });
}
