import { createTheme, type MantineColorsTuple } from '@mantine/core';
import i18next from 'i18next';

/** The one accent: a petrol that is neither of the colours that mean something about time. */
const petrol: MantineColorsTuple = [
  '#e9f6f8',
  '#d3e9ed',
  '#a5d3db',
  '#74bcc9',
  '#4da9b9',
  '#349db0',
  '#1f8296',
  '#17697a',
  '#12586a',
  '#0a4655',
];

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export const theme = createTheme({
  primaryColor: 'petrol',
  colors: { petrol },
  primaryShade: 7,
  autoContrast: true,
  fontFamily: system,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, monospace',
  headings: { fontFamily: system, fontWeight: '600' },
  defaultRadius: 'sm',
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Asked for each time: the language may have changed.
    Notification: { defaultProps: () => ({ closeButtonProps: { 'aria-label': i18next.t('shell:trouble.close') } }) },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, transitionProps: { duration: 80 } } },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.4 } } },
    Menu: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'none', withinPortal: true } },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'none' } },
    Button: { defaultProps: { size: 'sm' } },
    // A link within a text is known by more than its colour.
    Anchor: { defaultProps: { underline: 'always' } },
  },
});
