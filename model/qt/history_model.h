#pragma once

#include "core/replay/step_code.h"

#include <QAbstractListModel>

#include <map>
#include <optional>

namespace peerscape::qtmodel {

class DocumentController;

/// The undo stack as a list: the document as it was opened, then every edit. Each edit also as
/// code, worked out when somebody looks. GUI thread only.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CodeRole = Qt::UserRole, IsCurrentRole, IsUndoneRole };

    explicit HistoryModel(DocumentController& controller, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// The form of `CodeRole`; none: no code.
    [[nodiscard]] std::optional<write::CodeForm> form() const { return m_form; }
    void setForm(std::optional<write::CodeForm> form);
    /// The code of one row, whole; empty for the first, and for edits of the drawing alone.
    [[nodiscard]] QString code(int row) const;
    /// The edits up to the current one as one script.
    [[nodiscard]] QString script() const;

private:
    void follow();
    [[nodiscard]] replay::Step step(int row) const;

    DocumentController& m_controller;
    std::optional<write::CodeForm> m_form;
    int m_rows = 1;
    mutable std::map<int, QString> m_codes; ///< By row; only of the current form.
};

} // namespace peerscape::qtmodel
