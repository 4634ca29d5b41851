#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeView;

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

class RequestModel;
class ServedDesign;

/// Starts and stops the endpoint of the design, shows its address and token, and what clients ask
/// as they ask it. Serving goes on when it is closed.
class ServeDialog : public QDialog
{
    Q_OBJECT

public:
    ServeDialog(ServedDesign& served, const views::ThemeManager& theme, QWidget* parent);

private:
    void startOrStop();
    void refresh();

    ServedDesign& m_served;
    RequestModel* m_requests;
    QSpinBox* m_port;
    QPushButton* m_start;
    QLineEdit* m_address;
    QLineEdit* m_token;
    QPushButton* m_copyAddress;
    QPushButton* m_copyToken;
    QLabel* m_message;
    QTreeView* m_list;
};

} // namespace peerscape::window
