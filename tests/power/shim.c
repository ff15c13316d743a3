/* Logs what a program writes to and syncs of the files under one folder, so that a power cut can be played back.
 *
 * Preload it with POWER_ROOT (the folder), POWER_LOG (the log, outside the folder) and POWER_MARK (a path outside the
 * folder: what is written there goes into the log as a mark). One process, any number of threads. A call and its
 * record happen under one lock, so the order of the log is the order of the calls. Files ending in "-shm" are left
 * out: SQLite rebuilds them. A file is known by its inode; what cannot be logged (a writable shared map, a hard link)
 * leaves an UNSEEN record, which rebuild.py refuses.
 *
 * A record: kind, file, offset, length (4 + 4 + 8 + 8 bytes, the machine's order), then `length` bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, TRUNC, SYNC, DIRSYNC, RENAME, UNLINK, MARK, UNSEEN };
enum { CREATED = 1, EMPTIED = 2 };
enum { MOST = 4096, MARKS = 0 };

struct record { uint32_t kind, file; uint64_t offset, length; };
struct known { dev_t device; ino_t inode; uint32_t file; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct known table[MOST];
static unsigned known_files;
static uint32_t next_file = 1; /* 0 is the file of marks */
static char root[PATH_MAX], mark[PATH_MAX];
static size_t root_length;
static int log_fd = -1;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void die(const char *why) {
  dprintf(2, "power shim: %s\n", why);
  _exit(97);
}

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("POWER_ROOT"), *path = getenv("POWER_LOG"), *marks = getenv("POWER_MARK");
  if (!folder || !path || !marks) return;
  if (!realpath(folder, root)) die("POWER_ROOT is no folder");
  root_length = strlen(root);
  snprintf(mark, sizeof mark, "%s", marks);
  log_fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_fd < 0) die("POWER_LOG cannot be opened");
}

static void put(uint32_t kind, uint32_t file, uint64_t offset, const void *bytes, uint64_t length) {
  struct record head = {kind, file, offset, length};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, length}};
  ssize_t written = syscall(SYS_writev, log_fd, parts, 2);
  if (written != (ssize_t)(sizeof head + length)) die("the log cannot be written");
}

/* The path below the root, or NULL; `folder` may be AT_FDCWD or a descriptor. */
static const char *below(int folder, const char *path, char *full) {
  char joined[2 * PATH_MAX], base[PATH_MAX], place[64];
  if (log_fd < 0 || !path || !*path) return NULL;
  if (path[0] == '/') {
    snprintf(joined, sizeof joined, "%s", path);
  } else {
    snprintf(place, sizeof place, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    ssize_t length = readlink(place, base, sizeof base - 1);
    if (length < 0) return NULL;
    base[length] = 0;
    snprintf(joined, sizeof joined, "%s/%s", base, path);
  }
  char *last = strrchr(joined, '/'), parent[PATH_MAX];
  *last = 0;
  if (!realpath(*joined ? joined : "/", parent)) return NULL;
  snprintf(full, PATH_MAX, "%.2000s/%.2000s", parent, last + 1);
  if (strcmp(full, mark) == 0) return full;
  if (strncmp(full, root, root_length) != 0 || full[root_length] != '/') return NULL;
  size_t length = strlen(full);
  if (length > 4 && strcmp(full + length - 4, "-shm") == 0) return NULL;
  return full + root_length + 1;
}

static struct known *by_inode(const struct stat *found) {
  for (unsigned i = 0; i < known_files; i++)
    if (table[i].inode == found->st_ino && table[i].device == found->st_dev) return &table[i];
  return NULL;
}

/* The file at this path is about to lose its name: its inode may soon be another file's. */
static void forget(const char *path) {
  struct stat found;
  if (lstat(path, &found) != 0 || found.st_nlink > 1) return;
  struct known *file = by_inode(&found);
  if (file) *file = table[--known_files];
}

static struct known *by_fd(int fd) {
  struct stat found;
  if (log_fd < 0 || fd == log_fd || fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) return NULL;
  return by_inode(&found);
}

static void opened(int fd, const char *name, int existed, int flags) {
  struct stat found;
  if (fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) return;
  struct known *file = by_inode(&found);
  if (!file) {
    if (known_files == MOST) die("too many files");
    table[known_files] = (struct known){found.st_dev, found.st_ino, next_file};
    file = &table[known_files++];
  }
  if (strcmp(name, mark) == 0) { file->file = MARKS; return; }
  if (!existed || file->file == next_file) file->file = next_file++; /* an inode may be used again */
  uint64_t how = (existed ? 0 : CREATED) | (existed && (flags & O_TRUNC) ? EMPTIED : 0);
  put(OPEN, file->file, how, name, strlen(name));
}

static int do_open(int folder, const char *path, int flags, mode_t mode) {
  char full[PATH_MAX];
  if (log_fd < 0) return (int)syscall(SYS_openat, folder, path, flags, mode);
  pthread_mutex_lock(&lock);
  const char *name = below(folder, path, full);
  struct stat before;
  int existed = name && lstat(full, &before) == 0;
  int fd = (int)syscall(SYS_openat, folder, path, flags, mode), why = errno;
  if (fd >= 0 && name) opened(fd, name, existed, flags);
  pthread_mutex_unlock(&lock);
  errno = why;
  return fd;
}

#define MODE                                                  \
  mode_t mode = 0;                                            \
  if (flags & (O_CREAT | __O_TMPFILE)) {                      \
    va_list rest;                                             \
    va_start(rest, flags);                                    \
    mode = va_arg(rest, mode_t);                              \
    va_end(rest);                                             \
  }
int open(const char *path, int flags, ...) { MODE return do_open(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return do_open(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return do_open(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return do_open(folder, path, flags, mode); }
int creat(const char *path, mode_t mode) { return do_open(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

/* Runs `call`, and while still under the lock `then` when it went well; the result and errno are the call's. */
#define LOGGED(type, call, then)                              \
  pthread_mutex_lock(&lock);                                  \
  type result = call;                                         \
  int why = errno;                                            \
  if (result >= 0 && log_fd >= 0) { then; }                   \
  pthread_mutex_unlock(&lock);                                \
  errno = why;                                                \
  return result

static void wrote(int fd, const void *bytes, uint64_t length, off_t offset) {
  struct known *file = by_fd(fd);
  if (!file) return;
  if (file->file == MARKS) { put(MARK, MARKS, 0, bytes, length); return; }
  if (offset < 0) offset = lseek(fd, 0, SEEK_CUR) - (off_t)length;
  put(WRITE, file->file, (uint64_t)offset, bytes, length);
}

/* What the kernel moved by itself is read back from the file. */
static void moved(int fd, uint64_t length, off_t offset) {
  if (!length || !by_fd(fd)) return;
  char *bytes = malloc(length), place[64];
  if (!bytes) die("no memory");
  if (offset < 0) offset = lseek(fd, 0, SEEK_CUR) - (off_t)length;
  snprintf(place, sizeof place, "/proc/self/fd/%d", fd);
  int reader = (int)syscall(SYS_openat, AT_FDCWD, place, O_RDONLY, 0);
  if (reader < 0 || pread(reader, bytes, length, offset) != (ssize_t)length) die("cannot read back");
  close(reader);
  wrote(fd, bytes, length, offset);
  free(bytes);
}

static uint64_t first_bytes(const struct iovec *parts, int count, uint64_t length, char *into) {
  uint64_t done = 0;
  for (int i = 0; i < count && done < length; i++) {
    uint64_t part = parts[i].iov_len < length - done ? parts[i].iov_len : length - done;
    memcpy(into + done, parts[i].iov_base, part);
    done += part;
  }
  return done;
}

static void wrote_parts(int fd, const struct iovec *parts, int count, uint64_t length, off_t offset) {
  if (!by_fd(fd)) return;
  char *bytes = malloc(length ? length : 1);
  if (!bytes) die("no memory");
  wrote(fd, bytes, first_bytes(parts, count, length, bytes), offset);
  free(bytes);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (log_fd < 0) return syscall(SYS_write, fd, bytes, length);
  if (!by_fd(fd)) return syscall(SYS_write, fd, bytes, length); /* a pipe may block: not under the lock */
  LOGGED(ssize_t, syscall(SYS_write, fd, bytes, length), wrote(fd, bytes, (uint64_t)result, -1));
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  LOGGED(ssize_t, syscall(SYS_pwrite64, fd, bytes, length, offset), wrote(fd, bytes, (uint64_t)result, offset));
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return pwrite(fd, bytes, length, offset); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!by_fd(fd)) return syscall(SYS_writev, fd, parts, count);
  LOGGED(ssize_t, syscall(SYS_writev, fd, parts, count), wrote_parts(fd, parts, count, (uint64_t)result, -1));
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  LOGGED(ssize_t, REAL(pwritev)(fd, parts, count, offset), wrote_parts(fd, parts, count, (uint64_t)result, offset));
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  return pwritev(fd, parts, count, offset);
}
ssize_t pwritev2(int fd, const struct iovec *parts, int count, off_t offset, int flags) {
  LOGGED(ssize_t, REAL(pwritev2)(fd, parts, count, offset, flags),
         wrote_parts(fd, parts, count, (uint64_t)result, offset));
}
ssize_t pwritev64v2(int fd, const struct iovec *parts, int count, off64_t offset, int flags) {
  return pwritev2(fd, parts, count, offset, flags);
}
ssize_t sendfile(int out, int in, off_t *offset, size_t length) {
  if (!by_fd(out)) return syscall(SYS_sendfile, out, in, offset, length);
  LOGGED(ssize_t, syscall(SYS_sendfile, out, in, offset, length), moved(out, (uint64_t)result, -1));
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t length) { return sendfile(out, in, offset, length); }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
  off_t start_at = to ? *to : -1;
  LOGGED(ssize_t, syscall(SYS_copy_file_range, in, from, out, to, length, flags),
         moved(out, (uint64_t)result, start_at));
}

static void resized(int fd) {
  struct known *file = by_fd(fd);
  struct stat found;
  if (file && fstat(fd, &found) == 0) put(TRUNC, file->file, (uint64_t)found.st_size, NULL, 0);
}
int ftruncate(int fd, off_t size) { LOGGED(int, (int)syscall(SYS_ftruncate, fd, size), resized(fd)); }
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }
int posix_fallocate(int fd, off_t offset, off_t length) {
  LOGGED(int, REAL(posix_fallocate)(fd, offset, length), resized(fd));
}
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return posix_fallocate(fd, offset, length); }
int fallocate(int fd, int mode, off_t offset, off_t length) {
  LOGGED(int, (int)syscall(SYS_fallocate, fd, mode, offset, length),
         mode ? put(UNSEEN, 0, 0, "fallocate", 9) : resized(fd));
}
int truncate(const char *path, off_t size) {
  int fd = do_open(AT_FDCWD, path, O_WRONLY, 0);
  if (fd < 0) return -1;
  int result = ftruncate(fd, size), why = errno;
  close(fd);
  errno = why;
  return result;
}

static void synced(int fd) {
  char place[64], path[PATH_MAX];
  struct stat found;
  if (fstat(fd, &found) != 0) return;
  if (!S_ISDIR(found.st_mode)) {
    struct known *file = by_fd(fd);
    if (file && file->file != MARKS) put(SYNC, file->file, 0, NULL, 0);
    return;
  }
  snprintf(place, sizeof place, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(place, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = 0;
  if (strcmp(path, root) == 0) put(DIRSYNC, 0, 0, "", 0);
  if (strncmp(path, root, root_length) == 0 && path[root_length] == '/')
    put(DIRSYNC, 0, 0, path + root_length + 1, strlen(path + root_length + 1));
}
int fsync(int fd) { LOGGED(int, (int)syscall(SYS_fsync, fd), synced(fd)); }
int fdatasync(int fd) { LOGGED(int, (int)syscall(SYS_fdatasync, fd), synced(fd)); }

static int do_rename(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  char from_full[PATH_MAX], to_full[PATH_MAX], both[2 * PATH_MAX];
  const char *a = below(from_folder, from, from_full), *b = below(to_folder, to, to_full);
  LOGGED(int, (b ? forget(to_full) : (void)0, (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags)), {
    if (a && b && !flags) {
      int length = snprintf(both, sizeof both, "%s%c%s", a, 0, b);
      put(RENAME, 0, 0, both, (uint64_t)length);
    } else if (a || b) {
      put(UNSEEN, 0, 0, "rename", 6);
    }
  });
}
int rename(const char *from, const char *to) { return do_rename(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return do_rename(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
  return do_rename(a, from, b, to, flags);
}

int unlinkat(int folder, const char *path, int flags) {
  char full[PATH_MAX];
  const char *name = below(folder, path, full);
  LOGGED(int, (name ? forget(full) : (void)0, (int)syscall(SYS_unlinkat, folder, path, flags)),
         if (name && !(flags & AT_REMOVEDIR)) put(UNLINK, 0, 0, name, strlen(name)));
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int remove(const char *path) {
  struct stat found;
  return unlinkat(AT_FDCWD, path, lstat(path, &found) == 0 && S_ISDIR(found.st_mode) ? AT_REMOVEDIR : 0);
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
  char full[PATH_MAX];
  const char *name = below(b, to, full);
  LOGGED(int, (int)syscall(SYS_linkat, a, from, b, to, flags), if (name) put(UNSEEN, 0, 0, "link", 4));
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

void *mmap(void *at, size_t length, int protection, int flags, int fd, off_t offset) {
  if (fd >= 0 && (flags & MAP_TYPE) == MAP_SHARED && (protection & PROT_WRITE) && by_fd(fd)) {
    pthread_mutex_lock(&lock);
    put(UNSEEN, 0, 0, "mmap", 4);
    pthread_mutex_unlock(&lock);
  }
  return (void *)syscall(SYS_mmap, at, length, protection, flags, fd, offset);
}
void *mmap64(void *at, size_t length, int protection, int flags, int fd, off64_t offset) {
  return mmap(at, length, protection, flags, fd, offset);
}
