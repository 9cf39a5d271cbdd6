// What a test opened is closed when it ends, the last first: a program before the folder that it works in. A scope is
// a test's context, or `{ after }` of a whole file.
const endings = new WeakMap();

export function atEnd(scope, end) {
  if (!endings.has(scope)) {
    const list = [];
    endings.set(scope, list);
    scope.after(async () => {
      const failures = [];
      for (const each of list.reverse()) {
        try {
          await each();
        } catch (failure) {
          failures.push(failure);
        }
      }
      if (failures.length > 0) throw failures[0];
    });
  }
  endings.get(scope).push(end);
}
