#include "app/serve/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace peerscape::serve {

namespace {

constexpr std::chrono::seconds kForAnswer(10);

} // namespace

Connection::Connection(socket_t handle)
    : m_handle(handle)
{
}

bool Connection::awaitRequest(std::chrono::milliseconds time)
{
    return m_at < m_end || wait(POLLIN, Clock::now() + time);
}

void Connection::beginRequest(std::chrono::milliseconds time, std::size_t bytes)
{
    m_readBy = Clock::now() + time;
    m_writeBy.reset();
    m_left = bytes;
    m_late = false;
    m_tooLarge = false;
}

bool Connection::wait(short events, Clock::time_point until) const
{
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left < 0)
            return false;
        pollfd asked{m_handle, events, 0};
        const int ready = ::poll(&asked, 1, static_cast<int>(left));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

bool Connection::is_readable() const
{
    return m_at < m_end || wait(POLLIN, m_readBy);
}

bool Connection::is_writable() const
{
    return wait(POLLOUT, m_writeBy.value_or(Clock::now() + kForAnswer));
}

bool Connection::fill()
{
    if (!wait(POLLIN, m_readBy)) {
        m_late = true;
        return false;
    }
    const ssize_t got = ::recv(m_handle, m_buffer.data(), m_buffer.size(), 0);
    m_at = 0;
    m_end = got > 0 ? static_cast<std::size_t>(got) : 0;
    return got > 0;
}

ssize_t Connection::read(char* to, size_t size)
{
    if (m_left == 0) {
        m_tooLarge = true;
        return -1;
    }
    if (m_at == m_end && !fill())
        return m_late ? -1 : 0;
    const std::size_t taken = std::min({size, m_end - m_at, m_left});
    std::memcpy(to, m_buffer.data() + m_at, taken);
    m_at += taken;
    m_left -= taken;
    return static_cast<ssize_t>(taken);
}

ssize_t Connection::write(const char* from, size_t size)
{
    if (!m_writeBy)
        m_writeBy = Clock::now() + kForAnswer;
    if (!is_writable())
        return -1;
    return ::send(m_handle, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
}

// Nobody asks: every client is on this machine.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const
{
    ip = "127.0.0.1";
    port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const
{
    ip = "127.0.0.1";
    port = 0;
}

} // namespace peerscape::serve
