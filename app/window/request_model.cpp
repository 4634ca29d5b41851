#include "app/window/request_model.h"

namespace peerscape::window {

namespace {

constexpr std::size_t kKept = 1000;

} // namespace

RequestModel::RequestModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void RequestModel::add(const ServedDesign::Seen& request)
{
    if (m_requests.size() == kKept) {
        beginRemoveRows({}, 0, 0);
        m_requests.pop_front();
        endRemoveRows();
    }
    const auto row = static_cast<int>(m_requests.size());
    beginInsertRows({}, row, row);
    m_requests.push_back(request);
    endInsertRows();
}

void RequestModel::removeAll()
{
    beginResetModel();
    m_requests.clear();
    endResetModel();
}

int RequestModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_requests.size());
}

int RequestModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant RequestModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ServedDesign::Seen& request = m_requests[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole && index.column() == Resource)
        return request.path;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return request.time.toString(QStringLiteral("HH:mm:ss.zzz"));
    case Method:
        return request.method;
    case Resource:
        return request.path;
    default:
        return request.status;
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Method:
        return tr("Method");
    case Resource:
        return tr("Resource");
    default:
        return tr("Status");
    }
}

} // namespace peerscape::window
