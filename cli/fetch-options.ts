// The options of `tidemark data fetch`.

/** What says what is fetched, from where, and how politely. */
export const FETCH_OPTIONS = {
  source: {
    value: 'a provider',
    about: 'who is asked: a name that "tidemark list providers" shows, or the path of your own',
  },
  into: { value: 'a folder', about: 'data folder to write: new, empty, or one that an import or a fetch wrote' },
  from: { value: 'a date', about: 'first day, such as 2015-01-01', fallback: 'the first that there is' },
  to: { value: 'a date', about: 'last day', fallback: 'the last that is over' },
  resume: { about: 'go on with the fetch into the folder that was interrupted' },
  refresh: { about: 'ask for everything anew, also for what was fetched before' },
  rate: { value: 'a number', about: 'requests a minute', fallback: 'what the provider allows' },
  'base-url': {
    value: 'a URL',
    about: "a mirror in place of the provider's own host",
    fallback: 'TIDEMARK_BASE_URL of the environment, if set',
  },
  format: { value: 'a name', about: 'what is printed', choices: ['text', 'json'], fallback: 'text' },
};
