#pragma once

#include "app/window/served_design.h"

#include <QAbstractTableModel>

#include <deque>

namespace peerscape::window {

/// What clients of the served design asked, the newest last: time, method, resource, status. Keeps
/// the last 1,000.
class RequestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Method, Resource, Status, Columns };

    explicit RequestModel(QObject* parent = nullptr);

    void add(const ServedDesign::Seen& request);
    void removeAll();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::deque<ServedDesign::Seen> m_requests;
};

} // namespace peerscape::window
