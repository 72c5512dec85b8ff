// A small set of line icons shared by the three faces.
const PATHS = {
  queue: 'M4 6h10M4 12h16M4 18h13M18 4v4M16 6h4',
  case: 'M5 4h10l4 4v12H5zM15 4v4h4M8.5 12h7M8.5 16h5',
  paste: 'M9 4h6v3H9zM9 5H6v15h12V5h-3M9 12h6M9 16h4',
  plan: 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h3',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  report: 'M5 20V4M5 20h15M9 16v-4M13 16V8M17 16v-6',
  chart: 'M4 18l5-6 4 3 7-9M16 6h4v4',
  outbox: 'M4 13v6h16v-6M4 13h4l2 3h4l2-3h4M12 4v7M9 7l3-3 3 3',
  people: 'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M16 5.5a3 3 0 0 1 0 5.5M17.5 14c2 .6 3.3 2.4 3.3 5',
  user: 'M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c0-3.5 3-6 7-6s7 2.5 7 6',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h16',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.5L20 20',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4',
  help: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9.8 9.5a2.3 2.3 0 1 1 3.2 2.2c-.7.3-1 .7-1 1.5M12 16.3v.2',
  moon: 'M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5z',
  sun: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4',
  screen: 'M4 5h16v11H4zM9 20h6M12 16v4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  mic: 'M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3M9.5 20h5',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15 9.2v.1',
  play: 'M8 5.5v13l10-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  stop: 'M7 7h10v10H7z',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  phone: 'M6 4h3l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2L20 15v3c0 1.2-.8 2-2 2C10.5 20 4 13.5 4 6c0-1.2.8-2 2-2z',
  upload: 'M12 16V5M8 9l4-4 4 4M5 19h14',
  truck: 'M3 6h11v10H3zM14 10h4l3 3v3h-7M7 15.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 15.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  leaf: 'M19 5C11 4.5 5 8.5 5 14.5c0 2 .8 3.5 2 4.5 7 1.5 12.5-4 12-14zM5 20c2-5 5-8 9-10',
  shield: 'M12 3.5l7 2.5v6c0 4-3 7-7 8.5-4-1.5-7-4.5-7-8.5V6zM9 12l2.2 2.2L15.2 10',
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-5h4v5',
  file: 'M6 4h8l4 4v12H6zM14 4v4h4',
  globe: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c2.5 2.2 3.5 5 3.5 8s-1 5.8-3.5 8c-2.5-2.2-3.5-5-3.5-8s1-5.8 3.5-8z',
  logout: 'M10 4H5v16h5M9 12h11M16 8l4 4-4 4',
  right: 'M9.5 5l7 7-7 7',
  left: 'M14.5 5l-7 7 7 7',
  down: 'M5 9.5l7 7 7-7',
  alert: 'M12 4l9 16H3zM12 10v4.5M12 17v.2',
  lot: 'M12 3.5l8 4.5v8.5l-8 4.5-8-4.5V8zM4 8l8 4.5L20 8M12 12.5V21',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  thermometer: 'M10 13.5V6a2 2 0 1 1 4 0v7.5a4 4 0 1 1-4 0zM12 10v6.5',
  star: 'M12 4l2.5 5.2 5.5.7-4 3.9 1 5.7-5-2.7-5 2.7 1-5.7-4-3.9 5.5-.7z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v6h-6M18 17h.1',
  chat: 'M4 5h16v11H10l-4 4v-4H4z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  refresh: 'M19 6v5h-5M5 18v-5h5M18.5 11a7 7 0 0 0-12.5-3M5.5 13a7 7 0 0 0 12.5 3',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
} as const;

export type IconName = keyof typeof PATHS;
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

type IconProps = { readonly name: IconName; readonly size?: number; readonly label?: string; readonly className?: string };

export function Icon({ name, size = 18, label, className }: IconProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where words stand beside it
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
