#pragma once

#include "core/reach/matrix_groups.h"
#include "core/reach/matrix_part.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace peerscape::qtmodel {

class DocumentController;

/// A reachability matrix for views: senders down, receivers across. The ends are grouped (machines
/// and subnets by network, networks by region); a group can be collapsed into one line that stands
/// for all of it. Lines can be cut down to those whose names hold a text.
///
/// Either all pairs are known, or only a part (`setPart`): then a pair that is asked for is walked
/// in a free moment, and sent as a change when it has been.
class MatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// What a cell says about its pair, or about all pairs of a group.
    enum class Sign {
        Self,   ///< A thing and itself.
        Yes,    ///< The packet arrives and the answer comes back.
        OneWay, ///< The packet arrives, the answer is lost.
        No,     ///< The packet does not arrive.
        Some,   ///< Of the pairs some are Yes.
        Open,   ///< Routes let it pass, or some of a group; nobody has walked it yet.
    };
    enum Role {
        SignRole = Qt::UserRole + 1, ///< int of Sign.
        AsymmetricRole,              ///< bool: the other direction's sign is another one.
        ChangedRole,    ///< int: 1 works since the last result, -1 no longer does, 0 neither.
        GroupStartRole, ///< bool: the row is the first of its group (column 0 of headers too).
    };

    explicit MatrixModel(const DocumentController& controller, QObject* parent = nullptr);

    /// Shows a result. The same ends: the cells that differ are sent as changes; else a reset.
    void setMatrix(const reach::Matrix& matrix, const reach::Flow& flow);
    /// Shows a matrix of which only what is asked for is walked.
    void setPart(std::shared_ptr<reach::MatrixPart> part);
    [[nodiscard]] bool isPart() const { return m_part != nullptr; }
    /// Takes a part on to the controller's document after `changes`. False when its ends may be
    /// others: then it must be made anew.
    [[nodiscard]] bool follow(const azure::ChangeSet& changes);
    /// The ends; the cells too when all pairs are known.
    [[nodiscard]] const reach::Matrix& matrix() const { return m_matrix; }
    [[nodiscard]] const reach::Flow& flow() const { return m_flow; }

    /// Keeps only lines whose names or groups hold the text, without case; empty for all.
    void setFilter(const QString& text);
    /// Puts the ends together by something coarser than they are, and closes all groups. Until
    /// somebody chooses, machines and subnets stand by network, networks by region, open.
    void setGrouping(reach::GroupBy by);
    [[nodiscard]] reach::GroupBy grouping() const;
    /// What would be wrong with a grouping of these ends: that it is no coarser than they are, or
    /// that a group would have more pairs than can be counted at once. Empty when nothing is.
    [[nodiscard]] QString whyNot(reach::GroupBy by) const;
    void setCollapsed(int line, bool collapsed);
    void collapseAll(bool collapsed);
    /// Whether a line stands for a group, and whether its group has several ends.
    [[nodiscard]] bool isGroup(int line) const;
    [[nodiscard]] bool isCollapsible(int line) const;
    /// The end that a line stands for; none for a group.
    [[nodiscard]] ObjectId endAt(int line) const;
    [[nodiscard]] QString nameAt(int line) const;

    /// Of all pairs of different ends: how many work, and how many lose the answer only. Of a part
    /// nobody knows.
    [[nodiscard]] int workingCount() const { return m_working; }
    [[nodiscard]] int oneWayCount() const { return m_oneWay; }
    [[nodiscard]] int pairCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Group
    {
        QString name;
        std::vector<std::uint32_t> ends;
        bool collapsed = false;
    };
    struct Line
    {
        std::uint32_t group = 0;
        std::uint32_t end = 0;
        bool isGroup = false;
    };

    /// What stands in one cell.
    struct Summary
    {
        Sign sign = Sign::Self;
        int change = 0;
        int working = 0;
        int pairs = 0;
    };

    /// The finest that is coarser than the ends.
    [[nodiscard]] reach::GroupBy finestGrouping() const;
    void walkWanted();
    void show(bool sameEnds);
    void makeGroups();
    void makeLines();
    void count();
    [[nodiscard]] std::optional<reach::MatrixCell> cellOf(std::uint32_t from,
                                                          std::uint32_t to) const;
    [[nodiscard]] Sign signOf(std::uint32_t from, std::uint32_t to) const;
    [[nodiscard]] int changeOf(std::uint32_t from, std::uint32_t to) const;
    /// A pair is shown that nobody has walked yet.
    void want(int row, int column) const;
    /// Of a group's cell kept until the next result: it goes over all of its pairs.
    [[nodiscard]] Summary summaryAt(int row, int column) const;
    [[nodiscard]] Summary summaryOf(const std::vector<std::uint32_t>& from,
                                    const std::vector<std::uint32_t>& to) const;
    [[nodiscard]] Summary openPairs(const std::vector<std::uint32_t>& from,
                                    const std::vector<std::uint32_t>& to) const;
    /// The ends that a line stands for.
    [[nodiscard]] std::vector<std::uint32_t> endsAt(int line) const;
    [[nodiscard]] QString word(Sign sign) const;
    [[nodiscard]] QString spoken(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] QString reasonText(std::uint32_t from, std::uint32_t to) const;

    const DocumentController& m_controller;
    reach::Matrix m_matrix;
    std::shared_ptr<reach::MatrixPart> m_part; ///< Null when all pairs are known.
    bool m_outdated = false; ///< The part did not follow an edit: another one is on its way.
    /// Pairs of ends that somebody looks at, the last one to be walked first.
    mutable std::vector<std::pair<std::uint32_t, std::uint32_t>> m_wanted;
    mutable QTimer m_freeMoment;
    std::vector<reach::MatrixCell> m_before; ///< Of the last result for the same ends and traffic.
    reach::Flow m_flow;
    std::vector<QString> m_names; ///< Of the ends.
    std::vector<Group> m_groups;
    std::vector<Line> m_lines;
    std::optional<reach::GroupBy> m_grouping; ///< What somebody chose.
    QString m_filter;
    int m_working = 0;
    int m_oneWay = 0;
    mutable QHash<quint64, Summary> m_summaries; ///< Of groups' cells, by both lines.
};

} // namespace peerscape::qtmodel
