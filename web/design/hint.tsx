// A small explanation on hover, focus or tap, for all faces (no component library behind it).
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import './hint.css';

type Place = { readonly left: number; readonly top: number; readonly below: boolean };

function placeOf(box: DOMRect): Place {
  const below = box.top < 72;
  const left = Math.min(Math.max(box.left + box.width / 2, 140), globalThis.innerWidth - 140);
  return { left, top: below ? box.bottom + 6 : box.top - 6, below };
}

type HintProps = {
  readonly text: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** Make the hinted thing reachable by keyboard where it is not a control itself. */
  readonly focusable?: boolean;
};

export function Hint({ text, children, className, focusable }: HintProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<Place>();
  const show = () => anchor.current && setPlace(placeOf(anchor.current.getBoundingClientRect()));
  const hide = () => setPlace(undefined);
  useEffect(() => {
    if (!place) return;
    addEventListener('scroll', hide, { capture: true, passive: true });
    return () => removeEventListener('scroll', hide, { capture: true });
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shows an explanation, does nothing else
    <span
      ref={anchor}
      className={`hint ${className ?? ''}`}
      tabIndex={focusable ? 0 : undefined}
      aria-describedby={place ? id : undefined}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      {place &&
        createPortal(
          <span id={id} role="tooltip" className={`hint-bubble${place.below ? ' below' : ''}`} style={{ left: place.left, top: place.top }}>
            {text}
          </span>,
          document.body,
        )}
    </span>
  );
}
