// The door behind which a scale stands. Today it is the keyboard: fingers, a number pad, or a scale that types like one.
// A scale over a serial line or Bluetooth is another `Scale` that hands over what it weighed; nothing else has to know.

export type Scale = {
  /** Hands over what was weighed into this field, once it is final, until the returned function is called. */
  readonly listen: (field: HTMLInputElement, weighed: (typed: string) => void) => () => void;
};

export const keyboardScale: Scale = {
  listen(field, weighed) {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      weighed(field.value);
    };
    field.addEventListener('keydown', onKey);
    return () => field.removeEventListener('keydown', onKey);
  },
};
