#pragma once

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace peerscape::serve {

using Clock = std::chrono::steady_clock;

/// A client's connection as the HTTP library reads and writes it, with bounds that the library
/// lacks: a request has a number of bytes and a time in all, not for each piece of it.
class Connection : public httplib::Stream
{
public:
    /// `handle` is of a connected socket, which stays the caller's.
    explicit Connection(socket_t handle);

    /// Whether the next request begins within `time`.
    [[nodiscard]] bool awaitRequest(std::chrono::milliseconds time);
    /// A request begins: from now on it may take `time` and `bytes`, and writing its answer ten
    /// seconds.
    void beginRequest(std::chrono::milliseconds time, std::size_t bytes);
    /// Whether the bounds of the request were passed.
    [[nodiscard]] bool isLate() const { return m_late; }
    [[nodiscard]] bool isTooLarge() const { return m_tooLarge; }

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char* to, size_t size) override;
    ssize_t write(const char* from, size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    [[nodiscard]] socket_t socket() const override { return m_handle; }

private:
    [[nodiscard]] bool wait(short events, Clock::time_point until) const;
    [[nodiscard]] bool fill();

    socket_t m_handle;
    std::array<char, 16384> m_buffer{};
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::size_t m_left = 0; ///< Bytes that the request may still have.
    Clock::time_point m_readBy = Clock::now();
    std::optional<Clock::time_point> m_writeBy; ///< Once the answer has begun.
    bool m_late = false;
    bool m_tooLarge = false;
};

} // namespace peerscape::serve
