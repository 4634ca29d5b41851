#include "qt/history_model.h"

#include "qt/document_controller.h"
#include "qt/text.h"

#include <QUndoStack>

namespace peerscape::qtmodel {

HistoryModel::HistoryModel(DocumentController& controller, QObject* parent)
    : QAbstractListModel(parent)
    , m_controller(controller)
{
    connect(controller.undoStack(), &QUndoStack::indexChanged, this, &HistoryModel::follow);
    follow();
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

void HistoryModel::follow()
{
    const int rows = m_controller.undoStack()->count() + 1;
    const int index = m_controller.undoStack()->index();
    // An edit replaces those that were undone; a gesture changes the last one.
    m_codes.erase(m_codes.lower_bound(index), m_codes.end());
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
    emit dataChanged(this->index(0), this->index(m_rows - 1));
}

replay::Step HistoryModel::step(int row) const
{
    return {m_controller.versionAt(row - 1), m_controller.versionAt(row),
            m_controller.undoStack()->text(row - 1).toStdString()};
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const QUndoStack& stack = *m_controller.undoStack();
    switch (role) {
    case Qt::DisplayRole:
        return row == 0 ? tr("The document as it was opened") : stack.text(row - 1);
    case Qt::AccessibleDescriptionRole:
    case CodeRole:
        if (!m_form || row == 0)
            return {};
        return code(row).isEmpty() ? tr("no command: drawing only") : code(row);
    case IsCurrentRole:
        return row == stack.index();
    case IsUndoneRole:
        return row > stack.index();
    default:
        return {};
    }
}

void HistoryModel::setForm(std::optional<write::CodeForm> form)
{
    m_form = form;
    m_codes.clear();
    emit dataChanged(index(0), index(m_rows - 1));
}

QString HistoryModel::code(int row) const
{
    if (!m_form || row <= 0)
        return {};
    const auto known = m_codes.find(row);
    if (known != m_codes.end())
        return known->second;
    return m_codes[row] = toQString(replay::codeOf(step(row), *m_form).text);
}

QString HistoryModel::script() const
{
    if (!m_form)
        return {};
    std::vector<replay::Step> steps;
    const int current = m_controller.undoStack()->index();
    for (int row = 1; row <= current; ++row)
        steps.push_back(step(row));
    // Without an edit the script is that of the document as it was opened.
    if (steps.empty())
        steps.push_back({m_controller.document(), m_controller.document(), {}});
    return toQString(replay::scriptOf(steps, *m_form));
}

} // namespace peerscape::qtmodel
