#pragma once
// Interfaces of the kernel and the C library that Glibc's module map leaves out.
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <spawn.h>
#include <sys/random.h>
#include <sys/socket.h>

// GNU interfaces that are only declared under _GNU_SOURCE, which Swift does not set.
int pipe2(int pipedes[2], int flags);
const char *strerrordesc_np(int code);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);

// The next connection, non-blocking and closed on exec; -1 and errno where there is none.
static inline int clinux_accept(int listener) {
  return accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

// epoll_event is packed and its data a union: one function per use keeps both out of Swift.
static inline int clinux_epoll_add(int epoll, int descriptor, unsigned events, unsigned long mark) {
  struct epoll_event event = {.events = events, .data = {.u64 = mark}};
  return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}
static inline int clinux_epoll_remove(int epoll, int descriptor) {
  struct epoll_event event = {0};
  return epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, &event);
}
