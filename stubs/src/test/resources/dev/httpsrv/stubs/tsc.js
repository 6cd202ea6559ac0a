// What the compiler asks of the machine: to read files, and to take what it says.
(readFile, write, compiler, compilerArguments) => {
  const read = (path) => readFile(path) ?? undefined;
  const ended = {};
  const sys = {
    args: [...compilerArguments],
    newLine: "\n",
    useCaseSensitiveFileNames: true,
    write,
    readFile: read,
    fileExists: (path) => read(path) !== undefined,
    directoryExists: () => true,
    getDirectories: () => [],
    readDirectory: () => [],
    resolvePath: (path) => path,
    getCurrentDirectory: () => "/",
    getExecutingFilePath: () => compiler + "/typescript.js",
    writeFile() {},
    createDirectory() {},
    exit() {
      throw ended;
    },
  };
  try {
    ts.executeCommandLine(sys, () => {}, sys.args);
  } catch (error) {
    if (error !== ended) {
      throw error;
    }
  }
};
