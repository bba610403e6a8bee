#pragma once
// Kernel interfaces that Glibc's module map leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <spawn.h>
#include <sys/random.h>

// GNU interfaces that are only declared under _GNU_SOURCE, which Swift does not set.
int pipe2(int pipedes[2], int flags);
const char *strerrordesc_np(int code);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
