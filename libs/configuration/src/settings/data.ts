import { group } from '../group.ts';
import { path } from '../kinds.ts';
import { setting } from '../setting.ts';

export const data = group({
  title: 'Data',
  about: 'Where everything lies; the command line finds the running server by it too.',
  settings: {
    data: setting({ name: 'JEJAK_DATA', says: 'Folder that holds all data.', kind: path, byDefault: './data' }),
  },
});
