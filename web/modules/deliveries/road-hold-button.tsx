// A button that wants to be held: nobody finishes a stop with an elbow. Keys need no holding.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import './road.css';

const HOLD = 600;

type HoldButtonProps = { readonly onDone: () => void; readonly hint: string; readonly children: ReactNode; readonly main?: boolean };

export function HoldButton({ onDone, hint, children, main = true }: HoldButtonProps) {
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  const start = () => {
    setHeld(true);
    timer.current = setTimeout(() => {
      setHeld(false);
      onDone();
    }, HOLD);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      className={`ph-button ph-tall road-hold${main ? ' ph-main' : ''}`}
      data-held={held}
      onPointerDown={start}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => event.key === 'Enter' && onDone()}
    >
      <small>{hint}</small>
      {children}
    </button>
  );
}
