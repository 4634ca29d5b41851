#pragma once

#include "core/reach/bit_rows.h"
#include "core/reach/ends.h"

#include <memory>

namespace peerscape::reach {

/// What stands on the sides of a matrix. A subnet or network is stood for by its host (`hostOf`).
enum class MatrixBy : std::uint8_t {
    Nic,    ///< Interfaces.
    Subnet, ///< Subnets that can hold a host.
    Vnet,   ///< Networks.
    Site,   ///< Networks, on-premises sites and circuits.
};

/// Whether interfaces may stand in a subnet: not in those of gateways and the like (1.9), unless
/// one does.
[[nodiscard]] bool holdsHosts(const azure::Document& document, SubnetId subnet);

/// The ends of a document's matrix in document order; those without any address are left out.
[[nodiscard]] std::vector<ObjectId> matrixEnds(const azure::Document& document, MatrixBy by);

/// The ends of a matrix with their hosts, and the hosts as columns of bits in the order of their
/// addresses, so that a prefix is a range of columns. Columns are hosts about whose addresses there
/// is nothing to think over: an IPv4 address that its interface, or a host that is not there yet,
/// has alone, in a network whose space no other network overlaps.
class MatrixColumns
{
public:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    /// O(networks + subnets + ends, log), and for each end the residents of its subnet.
    MatrixColumns(const azure::Document& document, MatrixBy by);

    /// Whether columns made from `after` would be the same, as far as can be told from what an
    /// edit changed. Never wrongly yes. O(changes and the ends in their networks).
    [[nodiscard]] bool standAfter(const azure::ChangeSet& changes, const azure::Document& before,
                                  const azure::Document& after) const;

    [[nodiscard]] MatrixBy by() const { return m_by; }
    [[nodiscard]] const std::vector<ObjectId>& ends() const { return m_ends; }
    [[nodiscard]] const std::vector<Host>& hosts() const { return m_hosts; }
    /// The column of an end, or `kNone`.
    [[nodiscard]] std::uint32_t columnOf(std::size_t end) const { return m_columnOf[end]; }
    /// The ends whose hosts stand in a network, columns or not. O(log ends).
    [[nodiscard]] std::span<const std::pair<VnetId, std::uint32_t>> endsIn(VnetId vnet) const;

    [[nodiscard]] std::uint32_t count() const
    {
        return static_cast<std::uint32_t>(m_addresses.size());
    }
    [[nodiscard]] BitRange all() const { return {0, count()}; }
    /// The columns whose addresses a prefix holds. O(log columns).
    [[nodiscard]] BitRange within(const net::Prefix& prefix) const;
    [[nodiscard]] VnetId vnetAt(std::uint32_t column) const { return m_vnets[column]; }
    [[nodiscard]] const Host& hostAt(std::uint32_t column) const
    {
        return m_hosts[m_endOf[column]];
    }
    /// Whether all columns of a range stand in one network. O(range).
    [[nodiscard]] bool standIn(const BitRange& range, VnetId vnet) const;
    /// A bit for each column whose host takes a packet that is delivered in its network: its
    /// machine runs.
    [[nodiscard]] std::span<const Word> takers() const { return m_takers; }
    /// The columns with addresses of the Internet.
    [[nodiscard]] const std::vector<std::uint32_t>& publicColumns() const { return m_public; }
    /// Whether another network overlaps the space of this one.
    [[nodiscard]] bool isOverlapped(VnetId vnet) const
    {
        return vnet.index < m_overlapped.size() && m_overlapped[vnet.index];
    }

private:
    void findOverlapped(const azure::Document& document);
    void makeColumns(const azure::Document& document);

    MatrixBy m_by;
    std::vector<ObjectId> m_ends;
    std::vector<Host> m_hosts;
    std::vector<std::pair<VnetId, std::uint32_t>> m_byVnet;
    std::vector<std::uint32_t> m_columnOf; ///< By end.
    std::vector<std::uint32_t> m_endOf;    ///< By column, like what follows.
    std::vector<std::uint32_t> m_addresses;
    std::vector<VnetId> m_vnets;
    std::vector<Word> m_takers;
    std::vector<std::uint32_t> m_public;
    std::vector<bool> m_overlapped; ///< By network.
};

/// Whether the machine of a host runs, so that it sends and takes packets; always without one.
[[nodiscard]] bool isRunning(const azure::Document& document, const Host& host);

} // namespace peerscape::reach
