/* Preloaded into a server: its clock on the wall is a day ahead while there is a file "ahead" in the
   folder CLOCK, and a day behind while there is a file "behind". No other clock is touched. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int is(const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", getenv("CLOCK"), name);
  return access(path, F_OK) == 0;
}

static time_t jump(void) { return is("ahead") ? 86400 : is("behind") ? -86400 : 0; }

int clock_gettime(clockid_t clock, struct timespec *now) {
  int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, now);
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) {
    now->tv_sec += jump();
  }
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int (*real)(struct timeval *, void *) = dlsym(RTLD_NEXT, "gettimeofday");
  int result = real(now, zone);
  now->tv_sec += jump();
  return result;
}

time_t time(time_t *into) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (into) {
    *into = now.tv_sec;
  }
  return now.tv_sec;
}
