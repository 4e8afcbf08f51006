import type { StorybookConfig } from '@storybook/web-components-vite';
import { manifestModule } from './manifest.ts';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/*.mdx', '../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
    disableProjectJson: true,
  },
  // The theme in the toolbar sets the background.
  features: { backgrounds: false },
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), manifestModule()] }),
};

export default config;
